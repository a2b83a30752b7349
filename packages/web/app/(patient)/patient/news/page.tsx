import { NewsPage } from "@/features/news/newsPage.tsx";

export default function Page() {
  return <NewsPage />;
}
