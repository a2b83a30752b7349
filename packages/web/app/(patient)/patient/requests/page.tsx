import { Requests } from "./_components/requests.tsx";

export const metadata = { title: "Requests" };

export default function RequestsPage() {
  return <Requests />;
}
