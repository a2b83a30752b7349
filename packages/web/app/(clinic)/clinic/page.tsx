import { Worklist } from "./_components/worklist.tsx";

export const metadata = { title: "Your patients" };

export default function WorklistPage() {
  return <Worklist />;
}
