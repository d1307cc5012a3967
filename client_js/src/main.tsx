/** Starts the page that the server wrote: its config is inlined, so it is drawn before any answer comes. */
import { render } from "preact";

import "./styles/tokens.css";
import "./styles/base.css";
import { Client } from "./core/client";
import { readConfig } from "./core/config";
import { Page } from "./core/page";
import { early } from "./core/registry";
import { followScheme } from "./core/scheme";
import { startAll } from "./core/scripts";
import { learn } from "./core/words";

const root = document.querySelector("#fanlight");
if (root) {
  followScheme();
  const config = readConfig(document);
  const client = new Client(config);
  const types = config.blocks.map(({ type }) => type);
  void Promise.all([early(types), learn(document.documentElement.lang)]).then(() => {
    render(<Page client={client} config={config} />, root);
    client.start();
    void startAll(config.scripts);
  });
}
