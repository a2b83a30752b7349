import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { Welcome } from "@/features/welcome/welcome.tsx";
import { TopBar } from "@/features/shell/shell.tsx";

export default function WelcomePage() {
  return (
    <>
      <TopBar />
      <main id="content" className="mx-auto max-w-2xl px-4 py-8 sm:px-6 sm:py-14">
        <Suspense fallback={<Pending />}>
          <Welcome />
        </Suspense>
      </main>
    </>
  );
}
