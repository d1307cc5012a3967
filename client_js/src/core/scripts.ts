/** The author's own JavaScript (`js=`), served as modules: the page allows no eval. */
import type { Answer, Call } from "./protocol";

type Script = (...args: unknown[]) => unknown;
type Load = (address: string) => Promise<{ default: Script }>;

const load: Load = (address) => import(/* @vite-ignore */ address);

const address = (script: string) => new URL(`./js/${script}.js`, document.baseURI).href;

/** Runs the functions that the author gave the whole page, one after the other. One that fails hurts no other. */
export function startAll(scripts: string[], module = load): Promise<void> {
  return scripts.reduce((before, script) => before.then(() => start(script, module)), Promise.resolve());
}

async function start(script: string, module: Load): Promise<void> {
  try {
    await (await module(address(script))).default();
  } catch (error) {
    console.error(error);
  }
}

/** Runs a listener's script; whatever it does, the server gets an answer. */
export async function answer({ call, script, args }: Call, module = load): Promise<Answer> {
  try {
    const { default: run } = await module(address(script));
    const result = await run(...args);
    return { t: "answer", call, value: result ?? null, error: null };
  } catch (error) {
    return { t: "answer", call, value: null, error: String(error) };
  }
}

/** What a block brings along as its script. */
export async function scriptOf<T>(name: string): Promise<T> {
  const { default: brought }: { default: T } = await import(/* @vite-ignore */ address(name));
  return brought;
}
