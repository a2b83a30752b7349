import { Sharing } from "./_components/sharing.tsx";

export default function SharingPage() {
  return <Sharing />;
}
