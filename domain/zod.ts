import { z } from "zod";

// Our content security policy forbids eval, which zod tries in browsers; Firefox logs each attempt as an error.
if (typeof document !== "undefined") z.config({ jitless: true });

export { z };
