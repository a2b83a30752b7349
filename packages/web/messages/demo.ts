/** In a module of its own, so that a production build does not contain it. */
export const demo = {
  title: "Demo people",
  text: "Synthetic people on a local test chain. Their keys are public; nothing here is real. They sign without asking.",
  local: "Local test chain",
  use: (name: string) => `Continue as ${name}`,
};
