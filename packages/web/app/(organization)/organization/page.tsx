import { Staff } from "./_components/staff.tsx";

export default function StaffPage() {
  return <Staff />;
}
