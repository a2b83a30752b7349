import { Request } from "./_components/request.tsx";

export default function RequestPage() {
  return <Request />;
}
