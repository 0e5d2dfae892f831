import { BusyError, ConflictError } from '../../../domain/ports.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import { sendAsCaller } from '../../intake/send-from-page.ts';
import { ProblemError } from '../../shell/problem.ts';
import { lastSent } from '../refer/last-sent.ts';
import { prefilled } from '../refer/prefill.ts';
import { type FormInput, textOf } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { type JudgedRow, judgeRows } from './judge-rows.ts';
import { PreviewView } from './preview-view.tsx';
import { readCsv, textOfFile } from './read-csv.ts';
import { ResultView, type SentRow } from './result-view.tsx';
import { UploadView } from './upload-view.tsx';
import { rejectedCsv, templateCsv } from './write-csv.ts';

export async function showUpload(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { caller, name } = ask.reader;
  return uploadPage(ask, prefilled(name, caller, await lastSent(world, caller)));
}

export const showTemplate = (): Reply => csvFile('life-rooms-referrals.csv', templateCsv());

/** Nothing is kept: the file travels with the page that shows what would be sent. */
export async function previewUpload(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { files, input } = ask.sent;
  const file = files?.['file'];
  if (!file) return uploadPage(ask, input, 'Choose a CSV file');
  const csv = textOfFile(file);
  const read = readCsv(csv);
  if ('problem' in read) return uploadPage(ask, input, read.problem);
  const rows = judgeRows(read.rows, senderIn(input), londonDate(world.clock.now()));
  const forms = { send: ask.formTo('/upload/sent', ask.sent), rejected: ask.formTo('/upload/rejected.csv') };
  const carried = { ...senderIn(input), csv };
  return {
    page: {
      title: 'Check the rows',
      backTo: { href: '/upload', words: 'Upload another file' },
      content: <PreviewView rows={rows} forms={forms} carried={carried} />,
    },
  };
}

/** Each row is a request of its own, so that sending the same file from the same page again sends nothing twice. */
export async function sendUpload(world: PagesWorld, ask: Ask): Promise<Reply> {
  const judged = judgedAgain(world, ask);
  const sent: SentRow[] = [];
  for (const row of judged) if (row.request) sent.push(await sendRow(world, ask, row));
  const rejected = judged.filter(({ mistakes }) => mistakes).length;
  const form = ask.formTo('/upload/rejected.csv');
  return {
    page: {
      title: 'Rows sent',
      content: <ResultView sent={sent} rejected={rejected} form={form} carried={ask.sent.input} />,
    },
  };
}

export const showRejected = (world: PagesWorld, ask: Ask): Reply =>
  csvFile('rows-with-mistakes.csv', rejectedCsv(judgedAgain(world, ask)));

type GoodRow = Extract<JudgedRow, { readonly mistakes?: never }>;

/** One row that cannot be kept just now is no reason not to keep the others: it is said, and can be sent again. */
async function sendRow(world: PagesWorld, ask: Ask, { line, request }: GoodRow): Promise<SentRow> {
  const { name } = request.person;
  try {
    return {
      line,
      name,
      receipt: await sendAsCaller(world, ask.reader.caller, request, `${ask.sent.requestKey}.${line}`),
    };
  } catch (error) {
    const isForNow = error instanceof BusyError || error instanceof ConflictError || error instanceof ProblemError;
    if (!isForNow) throw error;
    return { line, name };
  }
}

/** What the page before carried, by the same rules: a reader may send anything. */
function judgedAgain(world: PagesWorld, { sent }: Ask): readonly JudgedRow[] {
  const read = readCsv(textOf(sent.input, 'csv'));
  if ('problem' in read) throw new ProblemError('invalid-request', { detail: read.problem });
  return judgeRows(read.rows, senderIn(sent.input), londonDate(world.clock.now()));
}

const senderFields = ['referrerName', 'referrerRole', 'organisation', 'channel', 'referrerEmail', 'referrerPhone'];
const senderIn = (input: FormInput): FormInput =>
  Object.fromEntries(senderFields.map(field => [field, textOf(input, field)]));

const uploadPage = (ask: Ask, input: FormInput, problem?: string): Reply => {
  const errors = problem === undefined ? [] : [{ field: 'file', message: problem }];
  return {
    status: problem === undefined ? 200 : 422,
    page: {
      title: 'Upload referrals',
      hasErrors: problem !== undefined,
      backTo: { href: '/referrals', words: 'Referrals' },
      content: <UploadView input={input} errors={errors} form={ask.formTo('/upload')} />,
    },
  };
};

const csvFile = (name: string, body: string): Reply => ({
  file: {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
    body,
  },
});
