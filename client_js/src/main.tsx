/** Starts the page that the server wrote: one Preact root in the page's <main>. */
import { render } from "preact";

import "./styles/base.css";

const root = document.querySelector("main");
if (root) render(<h1>Fanlight</h1>, root);
