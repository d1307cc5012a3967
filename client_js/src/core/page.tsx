import { Banner } from "../parts/banner";
import { RunLink } from "../parts/run_link";
import { Navigation } from "../parts/navigation";
import { Toaster } from "../parts/toast";
import { Blocks } from "./block";
import type { Client } from "./client";
import type { Config } from "./config";

/** Reads out what becomes of runs. */
function Said({ client }: { client: Client }) {
  return <output class="fl-unseen">{client.said}</output>;
}

/**
 * The whole page. The heading is for those who do not see the tab's title. The form keeps the browser from
 * filling in, after going back, what was entered before: the page would show values that the server has not.
 */
export function Page({ client, config }: { client: Client; config: Config }) {
  const shape = `fl-page${config.fill_width ? " fl-fill-width" : ""}${config.fill_height ? " fl-fill-height" : ""}`;
  const navbar = [...client.store.nodes.values()].find(({ type }) => type === "navbar");
  return (
    <>
      <Navigation pages={config.pages} navbar={navbar} />
      <form autocomplete="off" onSubmit={(submit) => submit.preventDefault()}>
        <main class={shape}>
          <h1 class="fl-unseen">{config.title}</h1>
          <Blocks nodes={client.store.root.children} />
          <RunLink link={client.link} />
        </main>
      </form>
      <Said client={client} />
      <Banner socket={client.socket} />
      <Toaster toasts={client.toasts} />
    </>
  );
}
