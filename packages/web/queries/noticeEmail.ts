import type { NoticeEmail } from "@chartkey/sdk/wire";
import { queryOptions } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import { useChange } from "@/queries/chart.ts";
import { plaintext } from "@/queries/plaintext.ts";

/** Whether somebody is told by e-mail that there is news. */
export const noticeEmailQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["noticeEmail"], queryFn: () => vault.noticeEmail(), ...plaintext });

export const useSetNoticeEmail = () => useChange((vault, email: NoticeEmail) => vault.setNoticeEmail(email));
export const useConfirmNoticeEmail = () => useChange((vault, code: string) => vault.confirmNoticeEmail(code));
export const useForgetNoticeEmail = () =>
  useChange<undefined, undefined>(async (vault) => {
    await vault.forgetNoticeEmail();
    return undefined;
  });
