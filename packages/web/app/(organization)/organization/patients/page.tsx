import { Patients } from "./_components/patients.tsx";

export const metadata = { title: "Patients" };

export default function PatientsPage() {
  return <Patients />;
}
