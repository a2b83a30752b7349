import { Represented } from "./_components/represented.tsx";

export const metadata = { title: "You act for" };

export default function ActingPage() {
  return <Represented />;
}
