import { Sheets } from "./_components/sheets.tsx";

export default function SheetsPage() {
  return <Sheets />;
}
