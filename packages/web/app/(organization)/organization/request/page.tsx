import { Request } from "./_components/request.tsx";

export const metadata = { title: "Ask for access" };

export default function RequestPage() {
  return <Request />;
}
