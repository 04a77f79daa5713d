/** Refers a tenant met in person: the landlord's own who look alike are offered before anything is written. */
import { Button, NativeSelect, NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { newReferralTexts } from "./new.texts.ts";
import classes from "./referral.module.css";
import { referralTexts } from "./texts.ts";

type Known = {
  householdId: string;
  name: string;
  birthDate: string | null;
  address: string | null;
  town: string | null;
  accounts: string[];
  same: ("name" | "birthDate" | "phone" | "address")[];
};

const EMPTY = {
  lastName: "",
  firstName: "",
  birthDate: null as string | null,
  phone: "",
  email: "",
  people: "" as number | string,
  address: "",
  postcode: "",
  communeInsee: "",
  startsOn: null as string | null,
};

export default function NewReferral() {
  const t = useTexts(newReferralTexts);
  const { title } = useTexts(referralTexts);
  const router = useRouter();
  const me = useMe();
  const [known, setKnown] = useState<Known[]>([]);
  const [anyway, setAnyway] = useState(false);
  const open = (id: string) => router.navigate({ href: `/referrals/${id}` });
  const { form, submit, sending, problem } = useServerForm({
    initialValues: EMPTY,
    send: ({ people, communeInsee, ...values }) =>
      answer(
        api.POST("/api/referrals", {
          body: {
            ...values,
            people: typeof people === "number" ? people : null,
            postcode: values.postcode.trim() || null,
            communeInsee: communeInsee || null,
            anyway,
          },
        }),
      ),
    onDone: ({ id, known: found }) => {
      if (id !== null) return void open(id);
      setKnown(found);
      setAnyway(true);
    },
    // What was found was found by these: asked anew once they change.
    onValuesChange: () => {
      setKnown([]);
      setAnyway(false);
    },
  });
  const { postcode } = form.getValues();
  const communes = useQuery({
    queryKey: ["communes", postcode],
    queryFn: () => answer(api.GET("/api/communes/of/{postcode}", { params: { path: { postcode } } })),
    enabled: /^\d{5}$/.test(postcode),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title, href: "/referrals" }} />
      <form className={classes.form} onSubmit={submit} noValidate>
        <Section title={t.who}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <TextInput label={t.lastName} required maxLength={120} {...form.getInputProps("lastName")} />
            <TextInput label={t.firstName} maxLength={120} {...form.getInputProps("firstName")} />
            <DateField label={t.birthDate} {...form.getInputProps("birthDate")} />
            <TextInput label={t.phone} type="tel" maxLength={40} {...form.getInputProps("phone")} />
            <TextInput label={t.email} type="email" maxLength={200} {...form.getInputProps("email")} />
            <NumberInput
              label={t.people}
              min={1}
              max={30}
              allowDecimal={false}
              {...form.getInputProps("people")}
            />
          </SimpleGrid>
        </Section>
        <Section title={t.where} lead={t.landlord({ name: me.organisation.name })}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <TextInput label={t.address} maxLength={300} {...form.getInputProps("address")} />
            <TextInput
              label={t.postcode}
              inputMode="numeric"
              maxLength={5}
              {...form.getInputProps("postcode")}
            />
            <NativeSelect
              label={t.commune}
              data={[
                { value: "", label: t.notKnown },
                ...(communes.data ?? []).map(({ insee, name }) => ({ value: insee, label: name })),
              ]}
              {...form.getInputProps("communeInsee")}
            />
            <DateField label={t.startsOn} {...form.getInputProps("startsOn")} />
          </SimpleGrid>
        </Section>
        {known.length > 0 && <Found known={known} onOpen={(id) => void open(id)} />}
        {problem !== undefined && <ErrorBox error={problem} />}
        <div>
          <Button type="submit" loading={sending} variant={known.length > 0 ? "default" : "filled"}>
            {known.length > 0 ? t.none : t.search}
          </Button>
        </div>
      </form>
    </>
  );
}

function Found({ known, onOpen }: { known: Known[]; onOpen: (id: string) => void }) {
  const t = useTexts(newReferralTexts);
  const { language } = useLanguage();
  const begin = useMutation({
    mutationFn: (id: string) =>
      answer(api.POST("/api/households/{id}/referrals", { params: { path: { id } } })),
    onSuccess: ({ id }) => onOpen(id),
  });
  return (
    <Section title={t.found} lead={t.foundLead}>
      <ul className={classes.found} aria-live="polite">
        {known.map(({ householdId, name, birthDate, address, town, accounts, same }) => (
          <li key={householdId}>
            <div className={panel.line}>
              <span>
                <strong>{name}</strong>
                <br />
                {[
                  birthDate && t.born({ on: formatDate(birthDate, language) }),
                  address,
                  town,
                  accounts.length > 0 && t.account({ numbers: accounts.join(", ") }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
                <br />
                <span className={panel.small}>{same.map((one) => t.same[one]).join(", ")}</span>
              </span>
              <Button
                type="button"
                aria-label={t.itIsNamed({ name })}
                loading={begin.isPending}
                onClick={() => begin.mutate(householdId)}
              >
                {t.itIs}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {begin.isError && <ErrorBox error={begin.error} />}
    </Section>
  );
}
