import { Requests } from "./_components/requests.tsx";

export default function RequestsPage() {
  return <Requests />;
}
