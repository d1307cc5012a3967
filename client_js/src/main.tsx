/** Starts the page that the server wrote: its config is inlined, so it is drawn before any answer comes. */
import { render } from "preact";

import "./styles/tokens.css";
import "./styles/base.css";
import { Client } from "./core/client";
import { readConfig } from "./core/config";
import { Page } from "./core/page";
import { early } from "./core/registry";

const root = document.querySelector("#fanlight");
if (root) {
  const config = readConfig(document);
  const client = new Client(config);
  void early(config.blocks.map(({ type }) => type)).then(() => {
    render(<Page client={client} config={config} />, root);
    client.start();
  });
}
