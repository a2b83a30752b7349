import { Sharing } from "./_components/sharing.tsx";

export const metadata = { title: "Sharing" };

export default function SharingPage() {
  return <Sharing />;
}
