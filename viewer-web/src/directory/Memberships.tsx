import { App, Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { personRoles } from '../administration/roles';
import { asProblem, type Problem } from '../dicomweb/problem';
import { useText } from '../i18n/language';
import { assign, read } from './desk';
import type { Entry, Membership } from './entry';
import { EntrySelect } from './EntrySelect';
import { Notice } from './EntryForm';

interface Props {
  person: Entry;
  institutions: ReadonlyMap<string, string>;
  /** Code of the only institution the editor keeps; empty for all. */
  only: string;
  readOnly: boolean;
  onKept: (person: Entry) => void;
}

/** What a person is, institution by institution. */
export function Memberships({ person, institutions, only, readOnly, onKept }: Props) {
  const words = useText().directory;
  const [added, setAdded] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const held = person.memberships ?? [];
  const free = [...institutions].filter(
    ([code]) => (only === '' || code === only) && held.every(({ institution }) => institution !== code),
  );
  const locked = readOnly || person.ended !== undefined;
  const kept = (after: Entry): void => {
    setAdded('');
    setProblem(undefined);
    onKept(after);
  };
  const failed = (error: unknown): void => {
    setProblem(asProblem(error));
  };
  const added1: Membership[] = added ? [{ institution: added, name: institutions.get(added) ?? added, roles: [] }] : [];

  return (
    <section className="memberships" data-testid="memberships">
      <h3>{words.memberships}</h3>
      {problem && <Notice problem={problem} onReload={() => void read('people', person.id).then(kept, failed)} />}
      {held.length === 0 && !added && <div className="quiet">{words.noMemberships}</div>}
      {[...held, ...added1].map((membership) => (
        <Place
          key={`${membership.institution} ${person.version}`}
          person={person}
          membership={membership}
          disabled={locked || (only !== '' && only !== membership.institution)}
          onKept={kept}
          onFailed={failed}
        />
      ))}
      {!locked && free.length > 0 && !added && (
        <Select
          className="wide"
          aria-label={words.addMembership}
          placeholder={words.addMembership}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={free.map(([value, name]) => ({ value, label: `${name} (${value})` }))}
          onChange={(code: string | null) => {
            setAdded(code ?? '');
          }}
          data-testid="add-membership"
        />
      )}
    </section>
  );
}

interface PlaceProps {
  person: Entry;
  membership: Membership;
  disabled: boolean;
  onKept: (person: Entry) => void;
  onFailed: (error: unknown) => void;
}

function Place({ person, membership, disabled, onKept, onFailed }: PlaceProps) {
  const words = useText().directory;
  const { message } = App.useApp();
  const [roles, setRoles] = useState<readonly string[]>(membership.roles);
  const [department, setDepartment] = useState(membership.department ?? '');
  const [busy, setBusy] = useState(false);
  const changed =
    department !== (membership.department ?? '') || [...roles].sort().join() !== [...membership.roles].sort().join();
  const give = async (wanted: readonly string[]): Promise<void> => {
    setBusy(true);
    try {
      onKept(await assign(person, membership.institution, wanted, wanted.length > 0 ? department : ''));
      void message.success(words.saved);
    } catch (error) {
      onFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="membership" data-testid={`membership-${membership.institution}`}>
      <strong>{membership.name}</strong>
      <Select
        mode="multiple"
        aria-label={words.fields.roles}
        placeholder={words.fields.roles}
        value={[...roles]}
        disabled={disabled}
        options={personRoles.map((role) => ({ value: role, label: words.roles[role] ?? role }))}
        onChange={(chosen: string[]) => {
          setRoles(chosen);
        }}
      />
      <EntrySelect
        kind="departments"
        institution={membership.institution}
        by="code"
        label={words.fields.department}
        value={department}
        disabled={disabled}
        onChange={setDepartment}
      />
      {!disabled && (
        <div className="actions">
          <Button
            type="primary"
            size="small"
            loading={busy}
            disabled={!changed || roles.length === 0}
            onClick={() => void give(roles)}
            data-testid="save-roles"
          >
            {words.save}
          </Button>
          {membership.roles.length > 0 && (
            <Popconfirm
              title={words.removeSure}
              okText={words.removeMembership}
              onConfirm={() => {
                void give([]);
              }}
            >
              <Button size="small" danger disabled={busy}>
                {words.removeMembership}
              </Button>
            </Popconfirm>
          )}
        </div>
      )}
    </div>
  );
}
