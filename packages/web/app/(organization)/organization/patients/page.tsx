import { Patients } from "./_components/patients.tsx";

export default function PatientsPage() {
  return <Patients />;
}
