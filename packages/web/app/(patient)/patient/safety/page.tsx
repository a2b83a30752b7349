import { Safety } from "./_components/safety.tsx";

export const metadata = { title: "Safety" };

export default function SafetyPage() {
  return <Safety />;
}
