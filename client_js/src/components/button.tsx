import "./button.css";
import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { host } from "../parts/host";
import { Bar, statusClass } from "../parts/progress";

interface ButtonProps extends ComponentProps<string> {
  variant: "primary" | "secondary" | "stop" | "huggingface";
  size: "sm" | "md" | "lg";
  icon: FileHandle | Elsewhere | null;
  link: string | null;
  link_target: "_self" | "_blank" | "_parent" | "_top";
}

export default function Button({ node }: { node: Node<ButtonProps> }) {
  const { value, variant, size, icon, link, link_target, interactive } = node.props;
  const { status } = node;
  const attributes = {
    ...host(node, `fl-variant-${variant} fl-size-${size} ${statusClass(status)}`),
    "aria-busy": status.state === "pending",
    onClick: () => node.emit("click"),
  };
  const content = (
    <>
      {icon && <img src={fileUrl(icon)} alt="" />}
      <span>{value}</span>
      <Bar status={status} />
    </>
  );
  if (link !== null && interactive) {
    return (
      <a {...attributes} href={link} target={link_target} rel="noopener noreferrer">
        {content}
      </a>
    );
  }
  return (
    <button type="button" {...attributes} disabled={!interactive}>
      {content}
    </button>
  );
}
