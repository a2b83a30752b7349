"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card, PageHeader } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { EmailCard } from "@/features/news/emailCard.tsx";
import { NewsList } from "@/features/news/newsList.tsx";
import { rememberSeen, seenNews } from "@/features/news/seenNews.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { newsQuery } from "@/queries/sharing.ts";

const { news: text } = messages;

/** What others did that concerns whoever looks. Looking at it makes it seen. */
export function NewsPage() {
  const { vault, actor } = useSession();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(newsQuery(vault));
  // As it was when the page opened, so that what is new stays marked while it is looked at.
  const [seen] = useState(() => seenNews(actor.actor));
  const news = data?.pages.flatMap(({ items }) => items);
  const newest = news?.[0]?.id;
  useEffect(() => {
    if (newest !== undefined) rememberSeen(actor.actor, newest);
  }, [actor.actor, newest]);
  return (
    <>
      <PageHeader title={text.title} description={text.text} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && news === undefined && <Pending />}
      {news?.length === 0 && (
        <Empty icon={Bell} title={text.emptyTitle}>
          {text.emptyText}
        </Empty>
      )}
      {news !== undefined && news.length > 0 && (
        <Card className="py-2 sm:py-2">
          <NewsList news={news} seen={seen} />
        </Card>
      )}
      {hasNextPage && (
        <Button
          variant="secondary"
          className="mt-4"
          busy={isFetchingNextPage}
          onClick={() => {
            void fetchNextPage();
          }}
        >
          {text.older}
        </Button>
      )}
      <EmailCard />
    </>
  );
}
