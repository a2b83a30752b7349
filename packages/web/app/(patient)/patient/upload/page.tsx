import { AddToChart } from "./_components/addToChart.tsx";

export default function UploadPage() {
  return <AddToChart />;
}
