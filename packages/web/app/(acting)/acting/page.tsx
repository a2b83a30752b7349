import { Represented } from "./_components/represented.tsx";

export default function ActingPage() {
  return <Represented />;
}
