// Shapes that the modules of the form share, for the type check only: no page loads this.
import type { Links } from "./links.js";
import type { Choice, Field, Node, Path, Step } from "./schema.js";
import type { Proposal } from "./terms.js";
import type { Store } from "./store.js";

/** A field as it is drawn. */
export interface Control {
  element: HTMLElement;
  /** The value, or undefined if there is none. */
  read(): unknown;
  /** Shows what is wrong with it; nothing if there is nothing. */
  say(words: string[]): void;
  /** The control nearest to a path. */
  find(path: Path): Control;
  put?(value: any): void;
  /** Offers anew what other fields or the library hold. */
  refresh?(): void;
  /** What it points at: a list of the case, or of the library. */
  refers?: string;
  /** Was it filled in by the form and not by hand? */
  byItself?(): boolean;
  /** What stands in the group that it is part of. */
  said?(): unknown;
  /** Of an answer that can be wrong by itself. */
  field?: Field;
  children?: Control[];
}

/** What a field knows of the form around it. */
export interface Form {
  schema: Node;
  store: Store;
  plan: Step[];
  /** Its fields by name. */
  controls: Map<string, Control>;
  links: Links;
  /** A file that is being corrected. */
  loaded: unknown;
  /** Is it a case of the library? */
  published: boolean;
  /** What a new case begins with. */
  blank: Record<string, any>;
  proposals: Proposal[];
  /** Puts these into the lists, and no others. */
  propose(proposals: Proposal[]): Promise<void>;
  /** What a reference may point at. */
  offered(kind: string): Choice[];
  /** Says something to those who listen. */
  announce(words: string): void;
  changed(): void;
}
