"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo.tsx";
import { Gate } from "@/features/access/gate.tsx";
import { LanguageSelect } from "@/features/language/languageSelect.tsx";
import { NewsBell } from "@/features/news/newsBell.tsx";
import { AccountMenu } from "@/features/shell/accountMenu.tsx";
import { BottomNavigation, type NavItem, SideNavigation } from "@/features/shell/navigation.tsx";
import { messages } from "@/messages/index.ts";

export function TopBar() {
  return (
    <header className="no-print sticky top-0 z-30 border-b border-line bg-background/85 backdrop-blur">
      <div className="mx-auto flex h-16 max-w-6xl items-center justify-between px-4 sm:px-6">
        <Link href="/" aria-label={messages.common.home} className="rounded-lg">
          <Logo />
        </Link>
        <Gate fallback={<LanguageSelect />}>
          <div className="flex items-center gap-1">
            <NewsBell />
            <AccountMenu />
          </div>
        </Gate>
      </div>
    </header>
  );
}

/** What can be gone to: at the side or, on a phone, at the bottom. */
interface Navigation {
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** The frame of every face: bar on top, and its navigation once there is one. */
export function Shell({ navigation, children }: { navigation?: Navigation | undefined; children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <TopBar />
      <div className="mx-auto flex max-w-6xl gap-10 px-4 pt-6 pb-28 sm:px-6 sm:pt-9 lg:pb-16">
        {navigation && <SideNavigation {...navigation} />}
        <main id="content" className="min-w-0 flex-1">
          {children}
        </main>
      </div>
      {navigation && <BottomNavigation {...navigation} />}
    </div>
  );
}
