declare module "autocannon" {
  type Options = { url: string; connections: number; amount: number };
  type Result = { non2xx: number; errors: number; duration: number };
  type Load = Promise<Result> & { on(name: "response", heard: (client: unknown, status: number, bytes: number, ms: number) => void): void };
  export default function autocannon(options: Options): Load;
}
