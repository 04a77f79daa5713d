/** The left navigation: the role's entries whose page stands, the current one marked; under it, whose account this is. */
import {
  IconAddressBook,
  IconAlertTriangle,
  IconArrowsExchange,
  IconBolt,
  IconArchive,
  IconBuildingCommunity,
  IconCalculator,
  IconCalendarDollar,
  IconCash,
  IconCalendarWeek,
  IconChartBar,
  IconClipboardList,
  IconCoinEuro,
  IconDeviceMobile,
  IconEyeCheck,
  IconFileImport,
  IconGavel,
  IconHistory,
  IconHome,
  IconHomeDot,
  IconHomeMove,
  IconHomeSearch,
  IconHourglass,
  IconKey,
  IconListSearch,
  IconMap,
  IconMap2,
  IconListCheck,
  IconListDetails,
  IconReceiptEuro,
  IconReportAnalytics,
  IconRepeat,
  IconScale,
  IconPuzzle,
  IconSend,
  IconTableImport,
  IconTags,
  IconUserShare,
  IconShieldLock,
  IconUserQuestion,
  IconUsers,
  IconWebhook,
  IconWallet,
  type Icon,
} from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";

import { useTexts } from "../../../platform/ui/language.tsx";
import { useMe } from "../../../platform/ui/me.ts";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { currentEntry, navigationFor, type NavigationId } from "../navigation.ts";
import { shellTexts } from "../texts.ts";
import classes from "./shell.module.css";

const ICONS: Record<NavigationId, Icon> = {
  home: IconHome,
  energyVisits: IconBolt,
  abandonedEvents: IconAlertTriangle,
  accessLog: IconEyeCheck,
  worklist: IconListSearch,
  referrals: IconSend,
  sessions: IconGavel,
  assignments: IconUserShare,
  loads: IconScale,
  measures: IconClipboardList,
  renewals: IconRepeat,
  problemKinds: IconListDetails,
  households: IconAddressBook,
  deadlines: IconHourglass,
  leaseTransfers: IconHomeDot,
  rehousing: IconHomeMove,
  vacancies: IconHomeSearch,
  reform: IconArrowsExchange,
  agenda: IconCalendarWeek,
  field: IconDeviceMobile,
  imports: IconFileImport,
  kinds: IconTags,
  weights: IconScale,
  backtest: IconHistory,
  arrangements: IconPuzzle,
  zones: IconMap2,
  contours: IconMap,
  evaluation: IconChartBar,
  reports: IconReportAnalytics,
  reliefs: IconReceiptEuro,
  planSettings: IconCalendarDollar,
  envelopes: IconWallet,
  funding: IconCoinEuro,
  costs: IconCalculator,
  payables: IconCash,
  retention: IconArchive,
  rights: IconUserQuestion,
  takeover: IconTableImport,
  joining: IconListCheck,
  organisations: IconBuildingCommunity,
  tokens: IconKey,
  people: IconUsers,
  security: IconShieldLock,
  webhooks: IconWebhook,
};

export function Navigation({ path }: { path: string }) {
  const t = useTexts(shellTexts);
  const me = useMe();
  const { routesByPath } = useRouter();
  const entries = navigationFor(me.role).filter((entry) => entry.path in routesByPath);
  const current = currentEntry(entries, path);
  return (
    <>
      <ul className={classes.entries}>
        {entries.map((entry) => {
          const EntryIcon = ICONS[entry.id];
          const isHere = entry.path === path;
          return (
            <li key={entry.id}>
              <PageLink
                href={entry.path}
                underline="never"
                className={classes.entry}
                aria-current={isHere ? "page" : undefined}
                data-within={(current === entry.id && !isHere) || undefined}
              >
                <EntryIcon size={19} stroke={1.7} aria-hidden />
                {t.entries[entry.id]}
              </PageLink>
            </li>
          );
        })}
      </ul>
      <p className={classes.whose}>
        <strong>{me.organisation.name}</strong>
        {t.roles[me.role]}
      </p>
    </>
  );
}
