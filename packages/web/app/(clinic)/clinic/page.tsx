import { Worklist } from "./_components/worklist.tsx";

export default function WorklistPage() {
  return <Worklist />;
}
