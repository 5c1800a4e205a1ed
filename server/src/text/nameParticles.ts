/**
 * Lower-case words between given and family name: `Jane van der Doe`. They are alternatives for a regular expression, without a group
 * around them.
 */
export const nameParticles = 'van|von|de|den|der|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|dal|af|zu';
