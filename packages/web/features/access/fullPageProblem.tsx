import { Logo } from "@/components/logo.tsx";
import { ErrorState } from "@/components/ui/states.tsx";

/** Nothing can be shown: say why and what to do. */
export function FullPageProblem({ error }: { error: unknown }) {
  return (
    <main id="content" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-8 px-6">
      <Logo />
      <ErrorState
        error={error}
        retry={() => {
          window.location.reload();
        }}
      />
    </main>
  );
}
