/** Groups of states that are spoken of as one, where their ministers or forces meet. */
export const blocs: [string, string[]][] = [
  ["Quad", ["AU", "IN", "JP", "US"]],
  ["AUKUS", ["AU", "GB", "US"]],
  ["Nordic", ["DK", "FI", "IS", "NO", "SE"]],
  ["NORDEFCO", ["DK", "FI", "IS", "NO", "SE"]],
  ["Baltic States", ["EE", "LV", "LT"]],
  ["Baltic", ["EE", "LV", "LT"]],
  ["Benelux", ["BE", "NL", "LU"]],
  ["Visegrad", ["CZ", "HU", "PL", "SK"]],
  ["Weimar Triangle", ["DE", "FR", "PL"]],
  ["Five Power Defence Arrangements", ["AU", "GB", "MY", "NZ", "SG"]],
  ["FPDA", ["AU", "GB", "MY", "NZ", "SG"]],
];
