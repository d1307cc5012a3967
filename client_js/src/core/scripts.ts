/** The author's own JavaScript (`js=`), served as modules: the page allows no eval. */
import type { Answer, Call } from "./protocol";

type Script = (...args: unknown[]) => unknown;
type Load = (address: string) => Promise<{ default: Script }>;

const load: Load = (address) => import(/* @vite-ignore */ address);

/** Runs a listener's script; whatever it does, the server gets an answer. */
export async function answer({ call, script, args }: Call, module = load): Promise<Answer> {
  try {
    const { default: run } = await module(new URL(`./js/${script}.js`, document.baseURI).href);
    const result = await run(...args);
    return { t: "answer", call, value: result ?? null, error: null };
  } catch (error) {
    return { t: "answer", call, value: null, error: String(error) };
  }
}
