import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CostPanel } from '../billing/cost-panel.tsx';
import { CallingSettingsPanel } from '../calling-settings/calling-settings-panel.tsx';
import { ShieldQuestion } from 'lucide-react';
import { useAim } from '../notices/aim.ts';
import { useKeptDialog, useKeptView } from '../notices/whereabouts.ts';
import { CallBackList } from './call-back-list.tsx';
import { CustomerList } from './customer-list.tsx';
import type { CustomerDeeds } from './permit-actions.tsx';
import { useAsk } from './ask-context.ts';
import { PERMISSION_PARTS, type PermissionPart } from './permission-parts.ts';
import { PlanDialog } from './plan-dialog.tsx';
import type { Customer } from './customer.ts';
import './permissions.css';

export interface PermissionsPageProps {
  readonly onCall: (to: PhoneNumber, lineId: LineId) => void;
}

/** Whom one may call on official numbers, who is to be called back, how the numbers take calls, and what calls cost. */
export function PermissionsPage({ onCall }: PermissionsPageProps): ReactElement {
  const t = useWords();
  const { lines } = useAppState();
  const [part, setPart] = useKeptView<PermissionPart>('permissions part', 'call-backs');
  const ask = useAsk();
  const [planned, setPlanned] = useKeptDialog<Customer>('permissions plan');
  useAim('permissions', (aim) => {
    setPart(aim.part);
  });
  const hasOfficial = lines.some(({ kind }) => kind === 'meta');
  const deeds: CustomerDeeds = {
    onCall: ({ peer, lineId }) => {
      onCall(peer, lineId);
    },
    onAsk: (customer) => ask?.(customer),
    onPlan: setPlanned,
  };
  return (
    <div className="permits">
      <Tabs
        className="permit-parts"
        selectedKey={part}
        onSelectionChange={(key) => {
          const chosen = PERMISSION_PARTS.find((name) => name === key);
          if (chosen !== undefined) setPart(chosen);
        }}
      >
        <TabList className="permit-tabs" aria-label={t('permissions.sections')}>
          {PERMISSION_PARTS.map((name) => (
            <Tab key={name} id={name} className="permit-tab">
              {t(`permissions.tabs.${name}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="call-backs" className="permit-part">
          <CallBackList deeds={deeds} />
        </TabPanel>
        <TabPanel id="customers" className="permit-part">
          {hasOfficial ? (
            <CustomerList deeds={deeds} />
          ) : (
            <EmptyState
              icon={<ShieldQuestion size={26} />}
              title={t('permissions.noOfficial')}
              advice={t('permissions.noOfficialAdvice')}
            />
          )}
        </TabPanel>
        <TabPanel id="settings" className="permit-part">
          <CallingSettingsPanel />
        </TabPanel>
        <TabPanel id="costs" className="permit-part">
          <CostPanel />
        </TabPanel>
      </Tabs>
      <PlanDialog
        customer={planned}
        onClose={() => {
          setPlanned(null);
        }}
      />
    </div>
  );
}
