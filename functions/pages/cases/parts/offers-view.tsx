import { Button } from '../../nhs/button.tsx';
import { Card } from '../../nhs/card.tsx';
import { Details } from '../../nhs/details.tsx';
import { Icon } from '../../nhs/icon.tsx';
import { SummaryList } from '../../nhs/summary-list.tsx';
import type { FormIdentity } from '../../shell/form.ts';
import { Form } from '../../shell/form-view.tsx';
import { Typed } from '../view.tsx';
import type { NeedMatches, OfferModel, OffersModel } from './offers.ts';

/** What could help, with why, why not higher, and what was left out. Nothing is chosen here by anybody but a person. */
export const OffersView = ({ model, again }: { readonly model: OffersModel; readonly again: FormIdentity }) => (
  <>
    <h2 class="nhsuk-heading-m">Matched offers</h2>
    {model.matchedAt === undefined ? (
      <p>No offers have been looked for yet.</p>
    ) : (
      <p>Suggestions to choose from with the person, the most fitting first. Looked for on {model.matchedAt}.</p>
    )}
    {model.canChange && <Changing {...model} again={again} />}
    {model.needs.map(need => (
      <section aria-label={`Offers for: ${need.label}`}>
        <h3 class="nhsuk-heading-s">{need.label}</h3>
        {need.offers.length === 0 && <p>Nothing suitable was found. This has been recorded as unmet need.</p>}
        <div class="lr-offers">
          {need.offers.map((offer, index) => (
            <Offer {...offer} place={index + 1} />
          ))}
        </div>
        <LeftOut {...need} />
      </section>
    ))}
    {model.setAside.length > 0 && <SetAside {...model} />}
  </>
);

const Changing = ({ id, again }: OffersModel & { readonly again: FormIdentity }) => (
  <div class="nhsuk-button-group">
    <Button small variant="secondary" href={`/cases/${id}/wishes`}>
      Change what matters
    </Button>
    <Form form={again}>
      <Button small variant="secondary" preventDoubleClick>
        Look again
      </Button>
    </Form>
    <Button small variant="secondary" href={`/cases/${id}/signpost-elsewhere`}>
      Told them about something else
    </Button>
  </div>
);

type OfferProps = OfferModel & { readonly place: number };

const Offer = ({ place, name, partnerName, note, asked, ways, whyNotHigher, ...offer }: OfferProps) => (
  <Card heading={{ content: `${place}. ${name}`, level: 4, size: 's' }}>
    <p class="nhsuk-body-s">{partnerName}</p>
    {note !== undefined && <p>{note}</p>}
    <Points heading="Why" icon="tick" points={offer.reasons} />
    <Points heading="Take care" icon="cross" points={offer.cautions} />
    <Points heading="Ask" points={offer.questions} />
    {whyNotHigher !== undefined && (
      <p>
        <strong>Why not higher:</strong> {whyNotHigher}
      </p>
    )}
    {asked !== undefined && <p>{asked}</p>}
    <div class="nhsuk-button-group nhsuk-u-margin-bottom-0">
      {ways.map(({ words, href }, i) => (
        <Button small variant={i === 0 ? undefined : 'secondary'} href={href}>
          {words}
          <span class="nhsuk-u-visually-hidden">: {name}</span>
        </Button>
      ))}
    </div>
  </Card>
);

interface PointsProps {
  readonly heading: string;
  readonly icon?: 'tick' | 'cross';
  readonly points: readonly string[];
}

const Points = ({ heading, icon, points }: PointsProps) =>
  points.length === 0 ? undefined : (
    <>
      <h5 class="nhsuk-heading-xs nhsuk-u-margin-bottom-1">{heading}</h5>
      <ul class={`nhsuk-list nhsuk-list--${icon ?? 'bullet'}`}>
        {points.map(point => (
          <li>
            {icon && <Icon name={icon} />}
            {point}
          </li>
        ))}
      </ul>
    </>
  );

const SetAside = ({ setAside }: OffersModel) => (
  <section aria-labelledby="set-aside">
    <h3 class="nhsuk-heading-s" id="set-aside">
      Set aside
    </h3>
    <p>These are not proposed again.</p>
    <SummaryList
      rows={setAside.map(({ name, said, way }) => ({
        key: name,
        value: <Typed>{said}</Typed>,
        ...(way && { actions: [{ content: way.words, href: way.href, visuallyHiddenText: `: ${name}` }] }),
      }))}
    />
  </section>
);

const LeftOut = ({ label, leftOut, byRule, nearMisses }: NeedMatches) =>
  leftOut === 0 ? undefined : (
    <Details
      summary={
        <>
          Left out ({leftOut})<span class="nhsuk-u-visually-hidden"> for: {label}</span>
        </>
      }
    >
      <ul class="nhsuk-list nhsuk-list--bullet">
        {byRule.map(({ because, count }) => (
          <li>
            <strong>{count}:</strong> {because}
          </li>
        ))}
      </ul>
      {nearMisses.length > 0 && <NearMisses nearMisses={nearMisses} />}
    </Details>
  );

const NearMisses = ({ nearMisses }: Pick<NeedMatches, 'nearMisses'>) => (
  <>
    <p>
      <strong>Near misses</strong>
    </p>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {nearMisses.map(({ name, because, wouldMatchIf }) => (
        <li>
          <strong>{name}:</strong> {because} {wouldMatchIf}
        </li>
      ))}
    </ul>
  </>
);
