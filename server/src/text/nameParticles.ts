/**
 * Lower-case words between given and family name, as in `Jane van der Doe`. They are written as the alternatives of a regular
 * expression, without a group around them.
 */
export const nameParticles = 'van|von|de|den|der|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|dal|af|zu';
