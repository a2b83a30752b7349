import { Sheets } from "./_components/sheets.tsx";

export const metadata = { title: "Printed sheets" };

export default function SheetsPage() {
  return <Sheets />;
}
