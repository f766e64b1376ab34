/** Whether to hash a password takes what it takes in service: only while a test is about that. */
export const hashing = { atFullCost: false };
