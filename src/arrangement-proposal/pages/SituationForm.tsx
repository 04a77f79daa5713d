/** What the household has and owes, and which levers are open: typed once, what the account tells is there already. */
import { Button, Checkbox, NumberInput, SimpleGrid } from "@mantine/core";

import { EurosField } from "../../platform/ui/EurosField.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import type { Situation, Start } from "./situation.ts";
import { arrangementTexts } from "./texts.ts";

const whole = (value: number | string): number | "" => (typeof value === "number" ? value : "");

type Props = {
  start: Start;
  situation: Situation;
  onChange: (situation: Situation) => void;
  onSearch: () => void;
  searching: boolean;
};

export function SituationForm({ start, situation, onChange, onSearch, searching }: Props) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const set = (change: Partial<Situation>) => onChange({ ...situation, ...change });
  const euros = (
    field:
      | "debtCents"
      | "resourcesCents"
      | "chargesCents"
      | "leastResidualCents"
      | "rentChargesCents"
      | "benefitCents"
      | "changedResourcesCents"
      | "reliefCeilingCents"
      | "reliefLeftCents",
  ) => ({
    value: situation[field],
    onChange: (cents: number | null) => set({ [field]: cents }),
  });
  const nameOf = (funder: string) => {
    const fund = start.grants.find((one) => one.funder === funder);
    return (language === "en" ? fund?.english : null) ?? fund?.name ?? funder;
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSearch();
      }}
    >
      <Section title={t.situation} lead={t.unknown}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <EurosField label={t.debt} required {...euros("debtCents")} />
          <EurosField label={t.rentCharges} required {...euros("rentChargesCents")} />
          <EurosField label={t.benefit} required {...euros("benefitCents")} />
          <EurosField label={t.resources} {...euros("resourcesCents")} />
          <EurosField label={t.charges} {...euros("chargesCents")} />
          <EurosField label={t.floor} {...euros("leastResidualCents")} />
          <NumberInput
            mt="sm"
            label={t.changeFrom}
            description={t.change}
            min={2}
            max={36}
            value={situation.changeFrom}
            onChange={(value) => set({ changeFrom: whole(value) })}
          />
          <EurosField label={t.changedResources} description={t.change} {...euros("changedResourcesCents")} />
          <NumberInput
            mt="sm"
            label={t.within}
            description={t.unknown}
            min={1}
            max={120}
            value={situation.withinMonths}
            onChange={(value) => set({ withinMonths: whole(value) })}
          />
        </SimpleGrid>
      </Section>
      <Section title={t.levers}>
        {start.relief ? (
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <NumberInput
              mt="sm"
              label={t.reliefMonths}
              min={0}
              max={start.relief.monthsLeft}
              value={situation.reliefMonths}
              onChange={(value) => set({ reliefMonths: whole(value) })}
            />
            <EurosField label={t.reliefCeiling} {...euros("reliefCeilingCents")} />
            <EurosField label={t.reliefLeft} {...euros("reliefLeftCents")} />
          </SimpleGrid>
        ) : (
          <p>{t.noRelief}</p>
        )}
        <SimpleGrid cols={{ base: 1, sm: 3 }} mt="md">
          {situation.grants.map((grant, index) => {
            const change = (more: Partial<typeof grant>) =>
              set({ grants: situation.grants.with(index, { ...grant, ...more }) });
            return (
              <div key={grant.funder}>
                <Checkbox
                  label={t.askGrant({ name: nameOf(grant.funder) })}
                  checked={grant.open}
                  onChange={(event) => change({ open: event.currentTarget.checked })}
                />
                {grant.open && (
                  <EurosField
                    label={t.grant({ name: nameOf(grant.funder) })}
                    value={grant.ceilingCents}
                    onChange={(ceilingCents) => change({ ceilingCents })}
                  />
                )}
              </div>
            );
          })}
          <Checkbox
            label={t.court}
            checked={situation.court}
            onChange={(event) => set({ court: event.currentTarget.checked })}
          />
          <Checkbox
            label={t.overIndebtedness}
            checked={situation.overIndebtedness}
            onChange={(event) => set({ overIndebtedness: event.currentTarget.checked })}
          />
        </SimpleGrid>
        <Button type="submit" loading={searching} mt="md">
          {t.search}
        </Button>
      </Section>
    </form>
  );
}
