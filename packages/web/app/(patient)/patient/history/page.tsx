import { History } from "./_components/history.tsx";

export const metadata = { title: "History" };

export default function HistoryPage() {
  return <History />;
}
