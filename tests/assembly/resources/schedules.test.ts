import { afterEach, expect, test } from 'vitest';
import { aFunction, get } from '../fixtures/resources.ts';
import { writeAssembly } from '../fixtures/write-assembly.ts';
import { type Assembly, startAssembly } from '../start-assembly.ts';

let assembly: Assembly;
afterEach(() => assembly.stop());

test('a tick runs the target of each schedule once, by the clock that the test has put forward', async () => {
  await start({ ...aFunction('Clock', { code: 'clock' }), Tick: aRule(), Permission: aPermission() });

  await assembly.tick();
  assembly.advance({ seconds: 86_400 });
  await assembly.tick();

  const [first = '', second = ''] = assembly.logsOf('Clock');
  expect(assembly.logsOf('Clock')).toHaveLength(2);
  expect(Date.parse(second) - Date.parse(first)).toBeGreaterThanOrEqual(86_400_000);
});

test('a schedule that may not start its target fails, and so does a tick whose target fails', async () => {
  await start({ ...aFunction('Clock', { code: 'clock' }), Tick: aRule() });
  await expect(assembly.tick()).rejects.toThrow('may not start');
  await assembly.stop();

  await start({ ...aFunction('Clock', { code: 'broken' }), Tick: aRule(), Permission: aPermission() });
  await expect(assembly.tick()).rejects.toThrow('as asked');
});

test('what a function writes is lost when its role does not allow it to write', async () => {
  const silent = aFunction('Clock', { code: 'clock', mayLog: false, allow: [{ actions: 'sqs:*', resources: '*' }] });
  await start({ ...silent, Tick: aRule(), Permission: aPermission() });

  await assembly.tick();

  expect(assembly.logs).toEqual([]);
});

async function start(Resources: Record<string, object>): Promise<void> {
  const clock = 'export const handler = async () => console.log(new Date().toISOString());';
  const broken = `export const handler = async () => { throw new Error('as asked'); };`;
  const { dir, remove } = await writeAssembly({ stacks: { Service: { Resources } }, code: { clock, broken } });
  assembly = await startAssembly({ assemblyDir: dir });
  const { stop } = assembly;
  assembly = { ...assembly, stop: () => stop().then(remove) };
}

const aRule = () => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    ScheduleExpression: 'rate(1 minute)',
    State: 'ENABLED',
    Targets: [{ Id: 'Target', Arn: get('Clock', 'Arn') }],
  },
});

const aPermission = () => ({
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: get('Clock', 'Arn'),
    Principal: 'events.amazonaws.com',
    SourceArn: get('Tick', 'Arn'),
  },
});
