import { AddToChart } from "./_components/addToChart.tsx";

export const metadata = { title: "Add" };

export default function UploadPage() {
  return <AddToChart />;
}
