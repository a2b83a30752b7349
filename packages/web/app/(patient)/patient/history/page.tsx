import { History } from "./_components/history.tsx";

export default function HistoryPage() {
  return <History />;
}
