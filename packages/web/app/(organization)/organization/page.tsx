import { Staff } from "./_components/staff.tsx";

export const metadata = { title: "Staff" };

export default function StaffPage() {
  return <Staff />;
}
