import { Pending } from "@/components/ui/states.tsx";

export default function Loading() {
  return <Pending lines={4} />;
}
