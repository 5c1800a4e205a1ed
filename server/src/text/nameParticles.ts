/** Words between given and family names that are written small: `Jane van der Doe`. An alternative of a pattern, without a group. */
export const nameParticles = 'van|von|de|den|der|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|dal|af|zu';
