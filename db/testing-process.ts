/** What node is given to run code in a process of its own. It requires what it needs of the program: to import takes twice as long. */
export const nodeArgs = (code: string) => ["--conditions=react-server", "--require", "tsx/cjs", "-e", code];
