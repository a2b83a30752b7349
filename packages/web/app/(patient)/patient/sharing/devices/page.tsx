import { Devices } from "./_components/devices.tsx";

export default function DevicesPage() {
  return <Devices />;
}
