import { Devices } from "./_components/devices.tsx";

export const metadata = { title: "Devices" };

export default function DevicesPage() {
  return <Devices />;
}
